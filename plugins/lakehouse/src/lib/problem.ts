/** The name and words of an error as the reader should see them. */
export interface Problem {
  name: string;
  message: string;
}

/**
 * Looks through the wrapper that an HTTP error has: what the backend said is
 * its cause, while its own message only repeats the status code.
 */
export function problemOf(error: Error): Problem {
  const { cause } = error;
  const { name, message } = cause instanceof Error ? cause : error;
  return { name, message };
}
