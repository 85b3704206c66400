/** Zip files, taken apart within bounds: nothing is inflated that is not asked for. */

import { inflateSync } from "fflate";
import { latin1 } from "./text";

/** A file that is no zip, or that is damaged. */
export class Damaged extends Error {
  override name = "Damaged";
}

/** What the directory says of a file. size: of its bytes inflated. offset: of the file's own header. */
export interface Entry {
  readonly name: string;
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const IN_DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONGEST_COMMENT = 0xffff;
const MANY = 0xffff; // where a figure is this one, it stands elsewhere, in eight bytes
const LARGE = 0xffffffff;
const STORED = 0;
const DEFLATED = 8;

/** The files in a zip. Throws `Damaged`. */
export function entriesOf(bytes: Uint8Array): Entry[] {
  return within(bytes, (view) => {
    const directory = directoryOf(view);
    const entries: Entry[] = [];
    let at = directory.at;
    for (let place = 0; place < directory.count; place += 1) {
      const name = view.getUint16(at + 28, true);
      const extra = view.getUint16(at + 30, true);
      entries.push(entryAt(view, at, name, extra));
      at += 46 + name + extra + view.getUint16(at + 32, true);
    }
    return entries;
  });
}

/** The bytes of a file in a zip. Throws `Damaged`. */
export function inflated(bytes: Uint8Array, entry: Entry): Uint8Array {
  return within(bytes, (view) => {
    const { offset, packed, size, method } = entry;
    expect(view.getUint32(offset, true) === LOCAL);
    const begun = offset + 30;
    const named = begun + view.getUint16(offset + 26, true);
    expect(latin1(bytes.subarray(begun, named)) === entry.name);
    const start = named + view.getUint16(offset + 28, true);
    const content = bytes.subarray(start, start + packed);
    expect(content.length === packed && (method === DEFLATED || method === STORED));
    const out = method === STORED ? content : inflateSync(content, { out: new Uint8Array(size) });
    expect(out.length === size && sumOf(out) === entry.sum);
    return out;
  });
}

function within<Result>(bytes: Uint8Array, read: (view: DataView) => Result): Result {
  try {
    return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    throw error instanceof Damaged ? error : new Damaged(String(error)); // beyond the end; of fflate
  }
}

function expect(condition: boolean): asserts condition {
  if (!condition) throw new Damaged();
}

function directoryOf(view: DataView): { count: number; at: number } {
  const first = Math.max(0, view.byteLength - 22 - LONGEST_COMMENT);
  let end = view.byteLength - 22;
  while (end >= first && view.getUint32(end, true) !== END) end -= 1;
  expect(end >= first);
  const count = view.getUint16(end + 10, true);
  const at = view.getUint32(end + 16, true);
  if (count !== MANY && at !== LARGE) return { count, at };
  expect(view.getUint32(end - 20, true) === LOCATOR_64);
  const long = long64(view, end - 12);
  expect(view.getUint32(long, true) === END_64);
  return { count: long64(view, long + 32), at: long64(view, long + 48) };
}

function entryAt(view: DataView, at: number, name: number, extra: number): Entry {
  expect(view.getUint32(at, true) === IN_DIRECTORY);
  const begun = at + 46;
  const long = longFigures(view, begun + name, begun + name + extra);
  // The figures that are too large for their places stand behind each other, in this order.
  const [size = 0, packed = 0, offset = 0] = [24, 20, 42].map((from) => {
    const figure = view.getUint32(at + from, true);
    return figure === LARGE ? (long.shift() ?? figure) : figure;
  });
  return {
    name: latin1(new Uint8Array(view.buffer, view.byteOffset + begun, name)),
    isEncrypted: (view.getUint16(at + 8, true) & 1) > 0,
    method: view.getUint16(at + 10, true),
    sum: view.getUint32(at + 16, true),
    packed,
    size,
    offset,
  };
}

function longFigures(view: DataView, start: number, end: number): number[] {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1) {
      const count = Math.floor(view.getUint16(at + 2, true) / 8);
      return Array.from({ length: Math.min(count, 3) }, (_, place) =>
        long64(view, at + 4 + 8 * place),
      );
    }
  return [];
}

const long64 = (view: DataView, at: number): number => Number(view.getBigUint64(at, true));

const SUMS = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte;
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
  return sum;
});

/** The check sum (CRC-32) of bytes. */
function sumOf(bytes: Uint8Array): number {
  let sum = -1;
  for (const byte of bytes) sum = (SUMS[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return ~sum >>> 0;
}
