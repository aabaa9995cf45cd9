import { readLines } from './readLines';

function body(...chunks: string[]) {
  const cancelled = jest.fn();
  const bytes = chunks.map(chunk => new TextEncoder().encode(chunk));
  const stream = {
    getReader: () => ({
      read: async () => {
        const value = bytes.shift();
        return { done: !value, value };
      },
      cancel: async () => cancelled(),
    }),
  };
  return { stream: stream as unknown as ReadableStream<Uint8Array>, cancelled };
}

async function all(...chunks: string[]) {
  const lines: string[] = [];
  for await (const line of readLines(body(...chunks).stream)) lines.push(line);
  return lines;
}

it('puts lines together however they were cut', async () => {
  expect(await all('{"a":1}\n{"b"', ':2}\n', '\n{"c":3}')).toEqual([
    '{"a":1}',
    '{"b":2}',
    '{"c":3}',
  ]);
  expect(await all()).toEqual([]);
});

it('lets the body go when nobody listens any more', async () => {
  const { stream, cancelled } = body('a\nb\n', 'c\n');
  for await (const line of readLines(stream)) {
    if (line === 'a') break;
  }
  expect(cancelled).toHaveBeenCalled();
});
