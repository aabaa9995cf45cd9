import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** A text that may be left open: an answer that was left empty was not given. */
export const optionalText = (max: number) =>
  z
    .string()
    .max(max)
    .optional()
    .transform(value => value?.trim() || undefined);

/** Names, each once, without those that were left empty. */
export const names = z
  .array(z.string().max(300))
  .max(1000)
  .default([])
  .transform(all => [...new Set(all.map(one => one.trim()).filter(Boolean))]);

/**
 * Reads answers, as they come from a browser or a scaffolder task.
 *
 * @param whole - what the answers as a whole are called
 * @param within - answer that all of them are part of
 * @throws InputError that names the first answer of the wrong shape
 */
export function readAnswers<Answers extends z.ZodType>(
  answers: Answers,
  value: unknown,
  whole: string,
  within: string[] = [],
): z.output<Answers> {
  const result = answers.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = [...within, ...issue.path.map(String)].join('.') || whole;
  throw new InputError(
    `The answer ${path} cannot be used: ${issue.message.slice(0, 500)}`,
  );
}
