import { apiOf, createPortal, PREVIEW } from './__testUtils__/renderField';
import { validateSource } from './field';

describe('validateSource', () => {
  const portal = createPortal();
  const validate = async () => {
    const errors: string[] = [];
    await validateSource(
      { name: 'shop' },
      { addError: message => errors.push(message) },
      { apiHolder: { get: () => apiOf(portal) as any } },
    );
    return errors;
  };

  it('lets through what has no error', async () => {
    expect(await validate()).toEqual([]);
  });

  it('stops at errors, with the sentence that says why', async () => {
    portal.answer = async () => ({
      ...PREVIEW,
      findings: [
        ...PREVIEW.findings,
        { severity: 'error', field: 'owner', message: 'Nobody answers.' },
        {
          severity: 'error',
          field: 'ddl',
          line: 7,
          message: 'Line 7: Not SQL.',
        },
      ],
    });
    expect(await validate()).toEqual(['Nobody answers.', 'Line 7: Not SQL.']);
  });
});
