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
        ...(details === undefined ? {} : { details: maskedObject(Object.entries(details), mask) }),
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

/** Names and values of labels are the stores' own data, and not what is said of them. */
const dataKeys: ReadonlySet<string> = new Set(['labels', 'metrics', 'series', 'kinds']);

function maskResource(response: ResourceResponse, mask: SecretMask): ResourceResponse {
  const text = Buffer.from(response.body).toString('utf8');
  return { ...response, body: Buffer.from(maskedJson(text, mask) ?? mask.apply(text), 'utf8') };
}

/** Undefined for what is no JSON. */
function maskedJson(text: string, mask: SecretMask): string | undefined {
  try {
    return JSON.stringify(maskedValue(JSON.parse(text), mask, dataKeys));
  } catch {
    return undefined;
  }
}

/** Every text in a value, but for those below the keys of data. */
function maskedValue(value: unknown, mask: SecretMask, data: ReadonlySet<string> = new Set()): unknown {
  if (typeof value === 'string') {
    return mask.apply(value);
  }
  if (Array.isArray(value)) {
    return value.map((entry) => maskedValue(entry, mask, data));
  }
  return typeof value === 'object' && value !== null ? maskedObject(Object.entries(value), mask, data) : value;
}

function maskedObject(
  entries: ReadonlyArray<readonly [string, unknown]>,
  mask: SecretMask,
  data?: ReadonlySet<string>
): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([key, value]) => [key, data?.has(key) === true ? value : maskedValue(value, mask, data)])
  );
}
