import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataResponse, QueryDataResponse } from '../../../../src/backend/plugin/generated/pluginv2';
import { inOneGo } from '../../../../src/core/inOneGo';
import { serializeQueryDataResponse } from '../../../../src/backend/plugin/serializeQueryDataResponse';

const bytes = fc.uint8Array({ maxLength: 300 }).map((values) => Buffer.from(values));
const response: fc.Arbitrary<DataResponse> = fc.record({
  frames: fc.array(bytes, { maxLength: 5 }),
  error: fc.string(),
  jsonMeta: bytes,
  status: fc.integer({ min: 0, max: 599 }),
  errorSource: fc.constantFrom('', 'plugin', 'downstream'),
  format: fc.constant(0),
});

it('writes what the generated decoder reads as the same response', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string({ unit: 'grapheme' }), response), { maxLength: 4 }), (entries) => {
      const written = { responses: new Map(entries) };
      expect(QueryDataResponse.decode(inOneGo(serializeQueryDataResponse(written)))).toEqual(written);
    })
  );
});

it('writes lengths of more than two bytes', () => {
  const frame = Buffer.alloc(3_000_000, 7);
  const written = { responses: new Map([['A', DataResponse.fromPartial({ frames: [frame, frame] })]]) };
  const read = QueryDataResponse.decode(inOneGo(serializeQueryDataResponse(written)));
  expect(read.responses.get('A')?.frames.map((read) => read.equals(frame))).toEqual([true, true]);
});
