import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { SourceAnswers } from '../spec';
import { FilesAnswer } from './FilesAnswer';

// Whole pages: slow to draw on a machine that does other things too.
jest.setTimeout(60_000);

/** jsdom's File cannot hand out its bytes, so this one does, when it is told to. */
function file(name: string, content: string, when?: Promise<void>): File {
  const made = new File([content], name);
  const bytes = new TextEncoder().encode(content);
  made.slice = (from, to) =>
    ({
      arrayBuffer: async () => {
        await when;
        return bytes.slice(from, to).buffer;
      },
    } as Blob);
  return made;
}

function Answer({ onAnswers }: { onAnswers(answers: SourceAnswers): void }) {
  const [answers, setAnswers] = useState<SourceAnswers>({ kind: 'csv' });
  onAnswers(answers);
  return (
    <FilesAnswer {...({ answers, change: setAnswers, findings: [] } as any)} />
  );
}

async function show() {
  let answers: SourceAnswers = {};
  await renderInTestApp(
    <Answer
      onAnswers={next => {
        answers = next;
      }}
    />,
  );
  const names = () => answers.csv?.map(({ name }) => name) ?? [];
  const give = (...files: File[]) =>
    userEvent.upload(
      document.querySelector<HTMLInputElement>('input[type=file]')!,
      files,
    );
  return { names, give };
}

const button = () => screen.getByRole('button', { name: 'Choose files' });

it('says which file it reads, takes no others meanwhile, and shows what was read', async () => {
  const { give, names } = await show();
  let goOn = () => {};
  const later = new Promise<void>(resolve => {
    goOn = resolve;
  });
  await give(file('a.csv', 'id\n1\n'), file('b.csv', 'id\n1\n2\n', later));
  expect(await screen.findByText('Reading b.csv (2 of 2)…')).toBeVisible();
  expect(button()).toBeDisabled();
  goOn();
  expect(await screen.findByText('2 rows')).toBeInTheDocument();
  expect(names()).toEqual(['a.csv', 'b.csv']);
  expect(button()).toBeEnabled();
  await userEvent.click(screen.getByRole('button', { name: 'Remove a.csv' }));
  expect(names()).toEqual(['b.csv']);
});

it('can be stopped, and adds nothing then', async () => {
  const { give, names } = await show();
  let goOn = () => {};
  const later = new Promise<void>(resolve => {
    goOn = resolve;
  });
  await give(file('a.csv', 'id\n1\n', later));
  await userEvent.click(
    await screen.findByRole('button', { name: 'Stop reading' }),
  );
  goOn();
  expect(
    await screen.findByText(/None of the chosen files was added/),
  ).toBeInTheDocument();
  await waitFor(() => expect(button()).toBeEnabled());
  expect(names()).toEqual([]);
});
