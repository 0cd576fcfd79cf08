import { z } from 'zod';
import { statuses } from '../domain/case.ts';

/** `--status`: one status, or several with commas between them. */
export const statusFlag = z
  .string()
  .transform((typed) => typed.split(',').map((word) => word.trim().toLowerCase()))
  .pipe(z.array(z.string().pipe(z.enum(statuses))));
