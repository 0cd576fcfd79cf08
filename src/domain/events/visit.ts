import { z } from 'zod';
import type { CaseState } from '../case-state.ts';
import { listeningSchema } from '../listening.ts';
import { offerSchema, wholeFix, writtenFixSchema } from '../offer.ts';
import { problemSchema } from '../problem.ts';
import { keysOf, kindsOf, known } from './kind.ts';

const kind = kindsOf<CaseState>();

const named = z.looseObject({ id: z.string(), name: z.string() });
const listening = listeningSchema.partial().shape;
const problem = problemSchema.shape;
const offer = { ...offerSchema.partial().shape, fixes: z.array(writtenFixSchema).optional() };
const listeningKeys = keysOf(listening);
const problemKeys = keysOf(problem);
const offerKeys = keysOf(offer);

/** Opening, listening, logging and offering: what a visit does before anything is decided. */
export const visitKinds = {
  opened: kind({
    shape: { client: named, fromNote: z.string().optional(), caseKind: z.string().optional() },
    text: ['client'],
    standing: () => ({ status: 'open', result: null }),
    apply: (state, event, { record, at }) => {
      const { client, caseKind, fromNote } = event;
      state.opening ??= {
        openedAt: at,
        by: record.by,
        kind: caseKind ?? 'incident',
        client: client === undefined ? null : { id: client.id, name: client.name },
      };
      if (fromNote !== undefined) state.filedNotes.push(fromNote);
    },
  }),
  listened: kind({
    shape: listening,
    text: ['words', 'readbacks', 'feeling'],
    standing: ({ wants }) => (wants === 'know' ? { status: 'closed', result: 'heard' } : undefined),
    apply: (state, event) => {
      state.listening = { ...state.listening, ...known(event, listeningKeys) };
    },
  }),
  logged: kind({
    shape: { ...problem, devices: z.array(named).optional() },
    text: ['devices', 'since', 'changed', 'blocked', 'message', 'tried', 'worry', 'seen', 'answers'],
    apply: (state, event) => {
      state.problem = { ...state.problem, ...known(event, problemKeys) };
      if (event.devices !== undefined) state.devices = event.devices.map(({ id, name }) => ({ id, name }));
    },
  }),
  offered: kind({
    shape: offer,
    text: ['fixes', 'liveWithIt', 'ring', 'support', 'worryAnswer'],
    apply: (state, event) => {
      const { fixes, ...rest } = known(event, offerKeys);
      state.offer = { ...state.offer, ...rest, ...(fixes && { fixes: fixes.map(wholeFix) }) };
    },
  }),
};
