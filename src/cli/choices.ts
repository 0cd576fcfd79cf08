import { z } from 'zod';
import type { InputSchema } from '../commands/command.ts';

/** The words that a key of a command's input may be, where its schema is a list of them; empty for everything else. */
export function choicesOf(input: InputSchema<unknown>, key: string): readonly string[] {
  if (!(input instanceof z.ZodObject)) return [];
  return wordsOf(input.shape[key]);
}

function wordsOf(schema: unknown): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) return wordsOf(schema.unwrap());
  if (schema instanceof z.ZodPipe) return wordsOf(schema.out);
  return schema instanceof z.ZodEnum ? schema.options.map(String) : [];
}
