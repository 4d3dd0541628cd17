import { MessageChannel, MessagePort, receiveMessageOnPort, type Transferable } from 'node:worker_threads';
import { type PackedMessage } from './packMessage';

/** What messages are sent to: a worker, or the port of its parent. */
interface Receiver {
  postMessage(message: unknown, transfer: readonly Transferable[]): void;
}

/** A message whose long lists wait in a port, one part a message. */
interface MessageInPieces<Message> {
  readonly message: Message;
  readonly port: MessagePort;
  readonly paths: ReadonlyArray<readonly string[]>;
}

/** What arrives of a message. */
export type Received<Message> = Message | MessageInPieces<Message>;

/** Sends a packed message to another thread, which reads it with {@link receiveInStretches}. Pauses after each part. */
export function* sendInStretches(
  receiver: Receiver,
  { message, transfer, pieces }: PackedMessage
): Generator<undefined, void> {
  if (pieces.length === 0) {
    receiver.postMessage(message, transfer);
    return;
  }
  const { port1, port2 } = new MessageChannel();
  for (const { entries, transfer: ofPiece } of pieces) {
    port1.postMessage(entries, ofPiece);
    yield;
  }
  const inPieces: MessageInPieces<unknown> = { message, port: port2, paths: pieces.map(({ path }) => path) };
  receiver.postMessage(inPieces, [...transfer, port2]);
}

/**
 * Reads what {@link sendInStretches} sent. Pauses after each part.
 *
 * @throws Error where the other thread ended before all parts were here
 */
export function* receiveInStretches<Message>(received: Received<Message>): Generator<undefined, Message> {
  if (!isInPieces(received)) {
    return received;
  }
  const { message, port, paths } = received;
  try {
    for (const path of paths) {
      const piece: { readonly message: unknown } | undefined = receiveMessageOnPort(port);
      const list = path.reduce<unknown>((part, key) => propertyOf(part, key), message);
      if (piece === undefined || !Array.isArray(piece.message) || !Array.isArray(list)) {
        throw new Error('a message of another thread is not whole');
      }
      for (const entry of piece.message) {
        list.push(entry);
      }
      yield;
    }
    return message;
  } finally {
    port.close();
  }
}

function isInPieces<Message>(received: Received<Message>): received is MessageInPieces<Message> {
  return propertyOf(received, 'port') instanceof MessagePort;
}

function propertyOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}
