// What every judge is told about the skill: where it listens, whose it is, and what day it is.
'use strict';
const path = require('path');

const { AISLE_URL, AISLE_SKILL_ID, AISLE_NOW } = process.env;
const MODEL = path.join(__dirname, '../../interaction_models/en-US.json');

const tokenOf = (customer) => `demo:${customer}`;

/** The response to an envelope, at the sample shop's time of day. Rejects what is not answered. */
async function answer(envelope) {
  envelope.request.timestamp = AISLE_NOW;
  const reply = await fetch(AISLE_URL, { method: 'POST', body: JSON.stringify(envelope) });
  if (!reply.ok) throw new Error(`${reply.status}: ${await reply.text()}`);
  return reply.json();
}

module.exports = { AISLE_URL, AISLE_SKILL_ID, AISLE_NOW, MODEL, answer, tokenOf };
