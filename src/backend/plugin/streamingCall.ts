import { type handleServerStreamingCall } from '@grpc/grpc-js';
import { callFailure } from './callFailure';
import { callSignal } from './callSignal';
import { inCallersTrace } from './inCallersTrace';
import { type Logger } from '../telemetry/logger';

/** Sends one message of a stream; resolves when the caller is ready for the next, or has gone. */
export type SendMessage<Message> = (message: Message) => Promise<void>;

/** A gRPC handler of one request and many responses from a function that sends them. */
export function streamingCall<Request, Message>(
  method: string,
  answer: (request: Request, send: SendMessage<Message>, signal: AbortSignal) => Promise<void>,
  logger: Logger
): handleServerStreamingCall<Request, Message> {
  return (call) => {
    const signal = callSignal(call);
    const send = async (message: Message): Promise<void> => {
      if (signal.aborted || call.write(message)) {
        return;
      }
      await new Promise<void>((resolve) => {
        const proceed = (): void => {
          call.off('drain', proceed);
          signal.removeEventListener('abort', proceed);
          resolve();
        };
        call.on('drain', proceed);
        signal.addEventListener('abort', proceed);
      });
    };
    inCallersTrace(call.metadata, () => answer(call.request, send, signal)).then(
      () => call.end(),
      (error: unknown) => {
        call.emit('error', callFailure(method, error, signal, logger));
      }
    );
  };
}
