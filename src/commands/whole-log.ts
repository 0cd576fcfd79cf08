import type { KeptLine } from '../domain/journal.ts';
import type { Fault } from '../domain/record.ts';
import { caseDocument } from '../output/case-document.ts';
import { jsonLine } from '../output/ndjson.ts';
import { bookFaults, casesOfMonth } from './cases-in-order.ts';
import { tellDamage } from './damage.ts';
import type { Ports } from './ports.ts';

/** In UTF-16 units. A fuller month is folded again each time: it is not held in memory to be kept. */
const mostKept = 16_000_000;

/**
 * Every case as a line of JSON, oldest first: of a month in which nothing changed since the last time as it was printed
 * then. The faults of the journal are told after the last case.
 */
export function* wholeLog(ports: Pick<Ports, 'journal' | 'kept' | 'output'>): Generator<string> {
  const months: (readonly Fault[])[] = [];
  for (const month of [...ports.journal.months()].reverse()) {
    const { lines, keep } = ports.kept.month(month, 'log');
    if (lines) {
      yield Buffer.from(lines.bytes.buffer, lines.bytes.byteOffset, lines.bytes.byteLength).toString();
      continue;
    }
    const faults: Fault[] = [];
    months.unshift(faults);
    const made: KeptLine[] = [];
    let size = 0;
    for (const subject of casesOfMonth(month, ports.journal, faults)) {
      const line = jsonLine(caseDocument(subject));
      size += line.length;
      if (size <= mostKept) made.push({ id: subject.id, text: line.slice(0, -1) });
      else made.length = 0;
      yield line;
    }
    // What is damaged may be whole again without its time telling.
    if (size <= mostKept && faults.length === 0) keep(made);
  }
  tellDamage([...months.flat(), ...bookFaults(ports.journal)], ports);
}
