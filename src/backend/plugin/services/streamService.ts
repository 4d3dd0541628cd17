import { encodeJsonInStretches } from '../../../frames/schema/encodeJsonFrame';
import { takingTurns } from '../../workers/takingTurns';
import { type Application, type StreamRequest, type SubscriptionDecision } from '../application';
import {
  PublishStreamResponse_Status,
  type RunStreamRequest,
  type StreamServer,
  type SubscribeStreamRequest,
  SubscribeStreamResponse_Status,
} from '../generated/pluginv2';
import { instanceContext } from '../instanceContext';
import { type Logger } from '../../telemetry/logger';
import { parseJson } from '../parseJson';
import { streamingCall } from '../streamingCall';
import { unaryCall } from '../unaryCall';

const subscriptionStatus: Readonly<Record<SubscriptionDecision, SubscribeStreamResponse_Status>> = {
  ok: SubscribeStreamResponse_Status.OK,
  'not-found': SubscribeStreamResponse_Status.NOT_FOUND,
  'permission-denied': SubscribeStreamResponse_Status.PERMISSION_DENIED,
};

/** Delivers live channels. Nobody may publish to them: their frames come from the plugin alone. */
export function streamService(application: Application, logger: Logger): StreamServer {
  return {
    subscribeStream: unaryCall(
      'SubscribeStream',
      async (request, signal) => {
        const decision = await application.subscribeStream(streamRequest(request), signal);
        return { status: subscriptionStatus[decision], data: Buffer.alloc(0) };
      },
      logger
    ),
    runStream: streamingCall(
      'RunStream',
      (request, send, signal) =>
        application.runStream(
          streamRequest(request),
          async (frame) => send({ data: Buffer.from(await takingTurns(encodeJsonInStretches(frame))) }),
          signal
        ),
      logger
    ),
    publishStream: unaryCall(
      'PublishStream',
      async () => ({ status: PublishStreamResponse_Status.PERMISSION_DENIED, data: Buffer.alloc(0) }),
      logger
    ),
  };
}

function streamRequest({
  pluginContext,
  path,
  data,
  headers,
}: SubscribeStreamRequest | RunStreamRequest): StreamRequest {
  return { context: instanceContext(pluginContext), path, payload: parseJson(data, 'stream request'), headers };
}
