import { failure, success } from '../../../core/result';
import { type WireFrame } from '../../../frames/schema/wireFrame';
import { type Application, type QueryOutcome, type ResourceResponse } from '../application';
import { type Masks } from './masks';
import { type SecretMask } from './secretMask';

/** An application from whose answers secrets are taken out: errors, notices, executed queries, health and resources. */
export function maskedApplication(application: Application, masks: Masks): Application {
  return {
    ...application,
    queryData: async (request, signal) => {
      const mask = masks.of(request.context);
      const outcomes = await application.queryData(request, signal);
      return new Map(Array.from(outcomes, ([refId, outcome]) => [refId, maskOutcome(outcome, mask)]));
    },
    checkHealth: async (context, signal) => {
      const mask = masks.of(context);
      const { status, message, details } = await application.checkHealth(context, signal);
      return {
        status,
        message: mask.apply(message),
        ...(details === undefined ? {} : { details: maskedObject(details, mask) }),
      };
    },
    callResource: async (request, signal) => {
      const mask = masks.of(request.context);
      return maskResource(await application.callResource(request, signal), mask);
    },
    runStream: (request, send, signal) => {
      const mask = masks.of(request.context);
      return application.runStream(request, (frame) => send(maskFrame(frame, mask)), signal);
    },
  };
}

function maskOutcome(outcome: QueryOutcome, mask: SecretMask): QueryOutcome {
  return outcome.ok
    ? success(outcome.value.map((frame) => maskFrame(frame, mask)))
    : failure({ ...outcome.error, message: mask.apply(outcome.error.message) });
}

function maskFrame(frame: WireFrame, mask: SecretMask): WireFrame {
  const { meta } = frame;
  if (meta?.notices === undefined && meta?.executedQueryString === undefined) {
    return frame;
  }
  return {
    ...frame,
    meta: {
      ...meta,
      ...(meta.notices === undefined
        ? {}
        : { notices: meta.notices.map((notice) => ({ ...notice, text: mask.apply(notice.text) })) }),
      ...(meta.executedQueryString === undefined ? {} : { executedQueryString: mask.apply(meta.executedQueryString) }),
    },
  };
}

/** Answers with data are the stores'; only what says what went wrong can hold secrets. */
function maskResource(response: ResourceResponse, mask: SecretMask): ResourceResponse {
  return response.status < 400
    ? response
    : { ...response, body: Buffer.from(mask.apply(Buffer.from(response.body).toString('utf8')), 'utf8') };
}

function maskedObject(details: Readonly<Record<string, unknown>>, mask: SecretMask): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).map(([key, value]) => [key, maskedValue(value, mask)]));
}

function maskedValue(value: unknown, mask: SecretMask): unknown {
  if (typeof value === 'string') {
    return mask.apply(value);
  }
  if (Array.isArray(value)) {
    return value.map((entry) => maskedValue(entry, mask));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, maskedValue(entry, mask)]))
    : value;
}
