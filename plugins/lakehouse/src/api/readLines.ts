/** Lines of a body as they arrive; the last one needs no line break. Ends early when the consumer does, and then lets the body go. */
export async function* readLines(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const lines = rest.split('\n');
      rest = done ? '' : lines.pop() ?? '';
      yield* lines.filter(line => line.trim());
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => {});
  }
}
