import { renderHook } from '@testing-library/react';
import type { SourceAnswers } from './spec';
import { useAnswers } from './useAnswers';

it('loses no change while the form still shows the answers before it', () => {
  const sent: SourceAnswers[] = [];
  const onChange = (next: SourceAnswers) => sent.push(next);
  const { result, rerender } = renderHook(
    ({ value }) => useAnswers(value, onChange),
    { initialProps: { value: { name: '' } as SourceAnswers } },
  );
  result.current.change(old => ({ ...old, owner: 'group:default/a' }));
  // Drawn again for another reason, with a copy of the old answers.
  rerender({ value: { name: '' } });
  result.current.change(old => ({ ...old, name: 'shop' }));
  expect(sent.at(-1)).toEqual({ name: 'shop', owner: 'group:default/a' });
});

it('keeps a change while an earlier one comes back from the form library', () => {
  const sent: SourceAnswers[] = [];
  const onChange = (next: SourceAnswers) => sent.push(next);
  const { result, rerender } = renderHook(
    ({ value }) => useAnswers(value, onChange),
    { initialProps: { value: {} as SourceAnswers } },
  );
  result.current.change(old => ({ ...old, owner: 'group:default/a' }));
  result.current.change(old => ({ ...old, kind: 'csv' }));
  rerender({ value: { owner: 'group:default/a' } });
  result.current.change(old => ({ ...old, promise: '6h' }));
  expect(sent.at(-1)).toEqual({
    owner: 'group:default/a',
    kind: 'csv',
    promise: '6h',
  });

  // Nobody here has made these, so they count.
  rerender({ value: { name: 'loaded' } });
  result.current.change(old => ({ ...old, promise: '1d' }));
  expect(sent.at(-1)).toEqual({ name: 'loaded', promise: '1d' });
});
