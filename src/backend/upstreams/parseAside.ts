import { type AsideWork } from './asideWork';
import { workAside } from './workAside';

/** Smaller answers are read in some milliseconds, about as long as it takes to hand them over. */
const leastAside = 131_072;

/** How many bytes an answer has for each sample, about. */
const bytesOfSample = 25;

/** The names of what reads an answer: its first parameters are the store's name, the status and the body. */
type Reader = {
  [Name in keyof AsideWork]: Parameters<AsideWork[Name]> extends [string, number, Buffer, ...unknown[]] ? Name : never;
}[keyof AsideWork];

type Read = (upstream: string, status: number, body: Buffer, ...more: never[]) => unknown;

/** Reads the answer of a store: here where it is small, else in a worker. The body is given away. */
export async function parseAside<Name extends Reader>(
  name: Name,
  read: AsideWork[Name] & Read,
  ...parameters: Parameters<AsideWork[Name]>
): Promise<ReturnType<AsideWork[Name]>> {
  const [, , body] = parameters;
  const length = Buffer.isBuffer(body) ? body.length : 0;
  return length < leastAside
    ? Reflect.apply(read, undefined, parameters)
    : workAside(name, read, parameters, length / bytesOfSample, { givesArrays: true });
}
