// virtual-alexa (Bespoken's) talks to the skill as it reads our interaction model.
//
// What it cannot play is left to our own simulator: it takes "what is in my basket" for a launch
// ("...ask..."), as it does "tell me more"; it never fills two slots that stand side by side, does
// not play delegated dialogs, and knows number words to twenty.
'use strict';
const { config, expect } = require('chai');
const { VirtualAlexa } = require('virtual-alexa');
const { AISLE_NOW, AISLE_SKILL_ID, AISLE_URL, MODEL, tokenOf } = require('./skill');

config.truncateThreshold = 0; // what was said is shown whole where it is wrong

function alexaOf(customer) {
  const alexa = VirtualAlexa.Builder()
    .interactionModelFile(MODEL)
    .skillURL(AISLE_URL)
    .applicationID(AISLE_SKILL_ID)
    .create();
  alexa.filter(({ request }) => { request.timestamp = AISLE_NOW; });
  if (customer) alexa.context().setAccessToken(tokenOf(customer));
  return alexa;
}

/** What was said must hold every part; `listens` says whether the session stays open. */
function expectSaid(reply, listens, ...parts) {
  for (const part of parts) expect(reply.prompt()).to.include(part);
  expect(reply.response.shouldEndSession, reply.prompt()).to.equal(!listens);
  expect(reply.reprompt() !== undefined, 'a reprompt').to.equal(listens);
}

describe('virtual-alexa, as a customer whose account is linked', () => {
  const alexa = alexaOf('ana');

  it('opens the shop and hears what it can do', async () => {
    expectSaid(await alexa.launch(), true, 'Welcome to Bright Aisle');
    expectSaid(await alexa.utter('help'), true, "where's my order");
  });

  it('searches, chooses the second and asks for its stock', async () => {
    const found = await alexa.utter('find a wireless keyboard under fifty dollars');
    expectSaid(found, true, 'I found five', 'Logitech wireless keyboard for $27.99');
    expectSaid(await alexa.utter('the second one'), true, 'Tapwell slim wireless keyboard', '$29.99');
    expectSaid(await alexa.utter('is it in stock'), true, 'Tapwell', 'in stock');
  });

  it('hears where the order is', async () => {
    const status = await alexa.utter('where is my order');
    expectSaid(status, true, 'Tapwell quiet wireless mouse', 'shipped yesterday', 'arrive tomorrow');
    expect(status.cardTitle()).to.include('1142');
  });

  it('orders it again, and finds the order under the number it was told', async () => {
    const quote = await alexa.utter('order it again');
    expectSaid(quote, true, 'From Bright Aisle', 'the total is $48.94', 'Should I place the order?');
    const placed = await alexa.utter('yes');
    expectSaid(placed, true, 'your order for $48.94 is placed');
    const [, number] = placed.prompt().match(/<say-as interpret-as="digits">(\d+)<\/say-as>/);
    expect(placed.cardTitle()).to.include(number);
    expectSaid(await alexa.utter('stop'), false, 'Goodbye');

    const status = await alexa.utter('where is my order');
    expectSaid(status, true, 'Tapwell slim wireless keyboard', 'was placed today');
    expect(status.cardTitle()).to.include(number);
  });

  it('says no, and nothing is ordered', async () => {
    expectSaid(await alexa.utter('reorder'), true, 'Should I place the order?');
    const declined = await alexa.utter('no');
    expectSaid(declined, true);
    expect(declined.prompt()).not.to.include('is placed');
  });
});

describe('virtual-alexa, as a guest', () => {
  const alexa = alexaOf(null);

  it('opens the shop, asks for help, searches and stops', async () => {
    expectSaid(await alexa.launch(), true, 'Welcome to Bright Aisle');
    expectSaid(await alexa.utter('help'), true, 'find a wireless keyboard');
    expectSaid(await alexa.utter('find a wireless keyboard'), true, 'I found six', '$27.99');
    expectSaid(await alexa.utter('stop'), false, 'Goodbye');
  });

  for (const wish of ['where is my order', 'order it again']) {
    it(`is sent to link the account for "${wish}"`, async () => {
      const reply = await alexa.utter(wish);
      expectSaid(reply, false, 'link your Bright Aisle account');
      expect(reply.card().type).to.equal('LinkAccount');
    });
  }

  it('orders nothing by a yes to nothing', async () => {
    const reply = await alexa.utter('yes');
    expectSaid(reply, true);
    expect(reply.prompt()).not.to.include('placed');
  });
});
