import { type RefusalCode, type Refused, statusOf } from '../refused.ts';

/** OpenAI's own names, which its clients look at. */
const codes: Readonly<Record<RefusalCode, string | null>> = {
  'invalid-request': null,
  'wrong-key': 'invalid_api_key',
  'not-allowed': 'not_allowed',
  'unknown-path': 'unknown_url',
  'unknown-model': 'model_not_found',
  'wrong-method': 'method_not_allowed',
  'not-json': 'unsupported_content_type',
  'too-large': 'request_too_large',
  'too-long': 'context_length_exceeded',
  'too-slow': 'request_timeout',
  'too-many': 'overloaded',
  'in-noggin': 'not_supported',
  'no-memory': 'insufficient_memory',
  'model-trouble': 'model_error',
  broken: 'internal_error',
};

/** A refusal as OpenAI words it. Pure. */
export function openaiError({ code, message, field }: Refused) {
  const isServers = statusOf(code) >= 500;
  const type = isServers
    ? 'server_error'
    : code === 'wrong-key'
      ? 'authentication_error'
      : 'invalid_request_error';
  return { error: { message, type, param: field, code: codes[code] } };
}
