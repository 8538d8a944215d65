// ask-sdk-test (taimos') asks for every intent of the model, in every situation below, and looks
// for what Amazon's certification would send back: a session left open without a question, or a
// question asked of a session that is over.
'use strict';
const { expect } = require('chai');
const {
  AlexaTest, IntentRequestBuilder, LaunchRequestBuilder, SessionEndedRequestBuilder,
} = require('ask-sdk-test');
const { AISLE_SKILL_ID, MODEL, answer, tokenOf } = require('./skill');
const { dialog, languageModel: { intents, types } } = require(MODEL).interactionModel;

const MOST_CHARACTERS = 8000; // of a response's speech
const BUILT_IN_VALUES = {
  'AMAZON.DATE': '2026-03',
  'AMAZON.FOUR_DIGIT_NUMBER': '4711',
  'AMAZON.NUMBER': '2',
  'AMAZON.SearchQuery': 'wireless keyboard',
};
const NEED_AN_ACCOUNT = [
  'BuyProductIntent', 'BuyUsualIntent', 'CancelOrderIntent', 'ChangeQuantityIntent',
  'CheckPurchaseIntent', 'DescribeOrderIntent', 'GetDeliveryDateIntent', 'ListOpenOrdersIntent',
  'ListOrdersIntent', 'RemoveVoiceCodeIntent', 'ReorderItemsIntent', 'SetVoiceCodeIntent',
  'TrackOrderIntent',
];
const settings = {
  appId: AISLE_SKILL_ID,
  userId: 'amzn1.ask.account.JUDGE',
  deviceId: 'amzn1.ask.device.JUDGE',
  locale: 'en-US',
};
let heard; // the last response
const judge = new AlexaTest(async (envelope) => {
  heard = await answer(envelope);
  return heard;
}, settings);

const launch = () => new LaunchRequestBuilder(settings);
const intent = (name) => new IntentRequestBuilder(settings, name);
const search = () => intent('SearchProductsIntent').withSlot('query', 'wireless keyboard');
const reorder = () => intent('ReorderItemsIntent');
const STOP = ['AMAZON.StopIntent'];
const LEAVE = [...STOP, 'AMAZON.CancelIntent'];
const CUSTOMER = tokenOf('ana');
// `ends` are the intents after which the session is over. One that is asked in one breath with the
// skill's name may end it or ask on, as fits the answer.
const SITUATIONS = [
  { name: 'a guest', before: launch, ends: [...LEAVE, ...NEED_AN_ACCOUNT] },
  { name: 'a guest, in one breath' },
  { name: 'a customer', token: CUSTOMER, before: launch, ends: LEAVE },
  { name: 'a customer, in one breath', token: CUSTOMER },
  { name: 'a customer with results', token: CUSTOMER, before: search, ends: STOP },
  { name: 'a customer with a quote', token: CUSTOMER, before: reorder, ends: STOP },
];

/** The intent with a value in each slot: the first of the slot's type. */
function filled({ name, slots = [] }) {
  const builder = intent(name);
  for (const slot of slots) {
    const builtIn = BUILT_IN_VALUES[slot.type];
    if (builtIn) builder.withSlot(slot.name, builtIn);
    else withFirstValue(builder, slot);
  }
  return builder;
}

function withFirstValue(builder, slot) {
  const { values: [first] } = types.find(({ name }) => name === slot.type);
  builder.withSlotResolution(slot.name, first.name.value, slot.type, first.id);
}

/** Whether Alexa asks for a missing slot herself, so that the intent never comes without. */
function elicitedByAlexa({ name }) {
  const found = dialog.intents.find((one) => one.name === name);
  return found?.delegationStrategy === 'ALWAYS';
}

function empty({ name, slots = [] }) {
  return slots.reduce((builder, slot) => builder.withEmptySlot(slot.name), intent(name));
}

/** What one turn must be like, whether or not it `ends` the session; `undefined` for either. That
 * a question is asked exactly where the session stays open, ask-sdk-test looks at unasked. */
function turn(builder, token, ends) {
  const item = { request: builder.build(), saysLike: '', callback: expectAlexaTakesIt };
  if (token) item.withUserAccessToken = token;
  const get = () => (ends === undefined ? heard.response.shouldEndSession : ends);
  return Object.defineProperty(item, 'shouldEndSession', { get, enumerable: true });
}

function expectAlexaTakesIt({ response }) {
  expect(response.outputSpeech.ssml.length, 'characters of speech').at.most(MOST_CHARACTERS);
  const reprompts = response.reprompt !== undefined;
  expect(reprompts, 'a reprompt where the session stays open').to.equal(!response.shouldEndSession);
}

for (const { name, token, before, ends } of SITUATIONS) {
  describe(`ask-sdk-test, as ${name}`, () => {
    const opening = () => (before ? [turn(before(), token, false)] : []);
    for (const one of intents) {
      const last = (builder) => turn(builder, token, ends && ends.includes(one.name));
      judge.test([...opening(), last(filled(one))], one.name);
      if (one.slots?.length && !elicitedByAlexa(one)) {
        judge.test([...opening(), last(empty(one))], `${one.name}, nothing heard`);
      }
    }
  });
}

describe('ask-sdk-test', () => {
  judge.test([turn(launch(), undefined, false)], 'LaunchRequest of a guest');
  judge.test([turn(launch(), CUSTOMER, false)], 'LaunchRequest of a customer');
  const ended = new SessionEndedRequestBuilder(settings, 'USER_INITIATED').build();
  judge.test([{ request: ended, saysNothing: true, repromptsNothing: true }], 'SessionEndedRequest');
});
