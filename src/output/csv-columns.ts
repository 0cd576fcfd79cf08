import { decimal, type Money } from '../domain/money.ts';
import type { CaseDocument } from './case-document.ts';
import type { CellValue } from './cell.ts';

const names = (named: CaseDocument['devices']) => named.map(({ name }) => name).join('; ');
const amount = (money: Money | null | undefined) => (money ? Number(decimal(money)) : null);
/** The fix that was chosen, else the first. */
const fixOf = ({ decision, offer }: CaseDocument) =>
  offer?.fixes?.find(({ id }) => id === decision?.option) ?? offer?.fixes?.[0];

/** The columns of the CSV export in their order. Names and order are a contract: new ones go at the end. */
export const csvColumns: Readonly<Record<string, (document: CaseDocument) => CellValue>> = {
  id: ({ id }) => id,
  status: ({ status }) => status,
  opened_at: ({ openedAt }) => openedAt,
  updated_at: ({ updatedAt }) => updatedAt,
  closed_at: ({ closedAt }) => closedAt,
  by: ({ by }) => by,
  kind: ({ kind }) => kind,
  client_id: ({ client }) => client?.id,
  client: ({ client }) => client?.name,
  devices: ({ devices }) => names(devices),
  playbook: ({ problem }) => problem?.playbook,
  words: ({ listening }) => listening?.words,
  wants: ({ listening }) => listening?.wants,
  confirmed: ({ listening }) => listening?.confirmed,
  worry: ({ problem }) => problem?.worry,
  blocked: ({ problem }) => problem?.blocked,
  deadline: ({ problem }) => problem?.deadline,
  frequency_times: ({ problem }) => problem?.frequency?.times,
  frequency_per: ({ problem }) => problem?.frequency?.per,
  minutes: ({ problem }) => problem?.minutes,
  priority: ({ problem }) => problem?.priority,
  choice: ({ decision }) => decision?.choice,
  decision_words: ({ decision }) => decision?.words,
  option: ({ decision }) => decision?.option,
  fix_title: (document) => fixOf(document)?.title,
  quote_total: (document) => amount(fixOf(document)?.total),
  quote_currency: (document) => fixOf(document)?.total.currency,
  result: ({ outcome }) => outcome?.result,
  works: ({ outcome }) => outcome?.works,
  spent_minutes: ({ outcome }) => outcome?.minutes,
  charged: ({ outcome }) => amount(outcome?.charged),
  charged_currency: ({ outcome }) => outcome?.charged?.currency,
  paid: ({ outcome }) => outcome?.paid,
  cause: ({ outcome }) => outcome?.cause,
  promises_open: ({ promises }) => promises.filter(({ state }) => state === 'open' || state === 'moved').length,
  follow_up_on: ({ followUpOn }) => followUpOn,
  times_again: ({ recurrences }) => recurrences.length,
  notes: ({ notes }) => notes.length,
  caused_by: ({ links }) => links.causedBy,
  repeat_of: ({ links }) => links.repeatOf,
  contested: ({ contested }) => contested,
};
