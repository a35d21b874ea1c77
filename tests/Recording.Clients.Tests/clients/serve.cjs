// Calls the service with the vendor's own clients: one JSON request a line in, one JSON result a line out.
'use strict';
const readline = require('node:readline');
const { RPCClient } = require('@alicloud/pop-core');
const OpenApiClient = require('@alicloud/openapi-client');
const OpenApiUtil = require('@alicloud/openapi-util').default;
const TeaUtil = require('@alicloud/tea-util');
const core = require('@alicloud/openapi-core');
const dara = require('@darabonba/typescript');

const settings = (call) => ({
  accessKeyId: call.keyId,
  accessKeySecret: call.secret,
  endpoint: `127.0.0.1:${call.port}`,
  protocol: 'HTTP',
  ...(call.token ? { securityToken: call.token } : {}),
  ...(call.signature === 'v1' ? { signatureAlgorithm: 'v2' } : {}),
});

const parameters = (call, protocol) => ({
  action: call.action,
  version: call.version,
  protocol,
  pathname: '/',
  method: call.method,
  authType: 'AK',
  style: 'RPC',
  reqBodyType: 'formData',
  bodyType: 'json',
});

const clients = {
  async 'pop-core'(call) {
    const client = new RPCClient({
      accessKeyId: call.keyId,
      accessKeySecret: call.secret,
      endpoint: `http://127.0.0.1:${call.port}`,
      apiVersion: call.version,
      ...(call.token ? { securityToken: call.token } : {}),
    });
    return client.request(call.action, call.parameters, { method: call.method });
  },
  async 'openapi-client'(call) {
    const client = new OpenApiClient.default(new OpenApiClient.Config(settings(call)));
    const request = call.inBody
      ? { body: call.parameters }
      : { query: OpenApiUtil.query(call.parameters) };
    const answer = await client.callApi(
      new OpenApiClient.Params(parameters(call, 'HTTP')), new OpenApiClient.OpenApiRequest(request), new TeaUtil.RuntimeOptions({}));
    return answer.body;
  },
  async 'openapi-core'(call) {
    const client = new core.default(new core.$OpenApiUtil.Config(settings(call)));
    const request = call.inBody
      ? { body: call.parameters }
      : { query: core.OpenApiUtil.query(call.parameters) };
    const answer = await client.callApi(
      new core.$OpenApiUtil.Params(parameters(call, 'HTTPS')), new core.$OpenApiUtil.OpenApiRequest(request), new dara.RuntimeOptions({}));
    return answer.body;
  },
};

async function answer(call) {
  try {
    return { ok: true, body: await clients[call.client](call) };
  } catch (error) {
    return {
      ok: false,
      name: error.name ?? null,
      code: error.code ?? null,
      message: error.message ?? null,
      statusCode: error.statusCode ?? error.data?.statusCode ?? null,
      requestId: error.requestId ?? error.data?.requestId ?? error.data?.RequestId ?? null,
      retryAfter: error.retryAfter ?? null,
    };
  }
}

readline.createInterface({ input: process.stdin }).on('line', async (line) => {
  const call = JSON.parse(line);
  const result = await answer(call);
  process.stdout.write(JSON.stringify({ id: call.id, ...result }) + '\n');
});
