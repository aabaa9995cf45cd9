/* eslint-disable regexp/no-super-linear-move */
import fc from 'fast-check';
import { trimEnd } from './trimEnd';

it('takes away what a regular expression would, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('_', '/', 'a') }), text => {
      expect(trimEnd(text, '_/')).toBe(text.replace(/[_/]+$/, ''));
      expect(trimEnd(text, one => one !== 'a')).toBe(
        text.replace(/[^a]+$/, ''),
      );
    }),
  );
});
