// Amazon's own adapter for Express, as it comes from npm, asked about one request at a time.
//
// Its logic is untouched. What it takes from its surroundings is ours: the time of day, the roots
// that it trusts, and the host that certificates are downloaded from. Reads what it needs to know
// as JSON from standard input; prints its port when it listens.
'use strict';
const fs = require('fs');
const https = require('https');
const Module = require('module');
const tls = require('tls');

const given = JSON.parse(fs.readFileSync(0, 'utf8'));
let chain = '';

const RealDate = Date;
global.Date = class extends RealDate {
  constructor(...parts) {
    if (parts.length) super(...parts);
    else super(given.now);
  }
  static now() {
    return new RealDate(given.now).getTime();
  }
};

const load = Module._load;
Module._load = function (name, parent, ...others) {
  const byAdapter = parent && parent.filename.includes('ask-sdk-express-adapter');
  return name === 'tls' && byAdapter
    ? { ...tls, rootCertificates: [given.root] }
    : load.call(this, name, parent, ...others);
};

const { SkillBuilders } = require('ask-sdk-core');
const { ExpressAdapter } = require('ask-sdk-express-adapter');
const express = require('express');

const amazon = https.createServer({ cert: given.hostCertificate, key: given.hostKey }, (_, answer) =>
  answer.end(chain));

class ToStandIn extends https.Agent {
  createConnection(options, connected) {
    const { port } = amazon.address();
    const standIn = { ...options, host: '127.0.0.1', port, ca: given.hostCertificate };
    return tls.connect(standIn, connected);
  }
}

const skill = SkillBuilders.custom()
  .withSkillId(given.skillId)
  .addRequestHandlers({
    canHandle: () => true,
    handle: (input) => input.responseBuilder.getResponse(),
  })
  .create();

const app = express();
app.use((request, _, next) => {
  chain = given.chains[Number(request.headers['x-case'])];
  next();
});
// A new adapter each time, as it keeps certificates for ever.
app.post('/', (request, answer, next) => {
  const [refuseParsed, readText, answerTurn] = new ExpressAdapter(skill).getRequestHandlers();
  refuseParsed(request, answer, () =>
    readText(request, answer, (error) => (error ? next(error) : answerTurn(request, answer))));
});
app.use((error, _request, answer, _next) => answer.status(error.status || 500).end());

amazon.listen(0, '127.0.0.1', () => {
  https.globalAgent = new ToStandIn();
  const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
});
