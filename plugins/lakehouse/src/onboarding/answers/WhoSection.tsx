import { Alert, Select, TextField } from '@backstage/ui';
import { useEffect } from 'react';
import { findingsAbout, PROMISES, toSpec } from '../spec';
import { useOnboardingTexts } from '../translation';
import { Findings } from './Findings';
import { ScheduleNote } from './ScheduleNote';
import { Section } from './Section';
import type { SectionProps } from './types';
import { useGroups } from './useGroups';

const groupName = (ref: string) => ref.replace(/^group:(default\/)?/, '');

/** A contract may promise what is not offered here; it stays choosable. */
const promisedOtherwise = (promise: string) =>
  !promise || (PROMISES as readonly string[]).includes(promise)
    ? []
    : [{ value: promise, label: promise }];

/** Who answers for the source, and how fresh it is promised to be. */
export const WhoSection = ({
  answers,
  change,
  findings,
  defaults,
  schedule,
}: SectionProps) => {
  const t = useOnboardingTexts();
  const spec = toSpec(answers);
  const isNew = spec.kind !== 'contract';
  const groups = useGroups(spec.owner, defaults?.owners);
  const needsDescription = Boolean(
    isNew && defaults?.required.includes('description'),
  );

  const only =
    defaults && groups?.areOwn && groups.refs.length === 1
      ? groups.refs[0]
      : undefined;
  useEffect(() => {
    if (only && !spec.owner) change(old => ({ ...old, owner: only }));
  }, [only, spec.owner, change]);

  const promised = isNew ? defaults?.promise : undefined;
  useEffect(() => {
    if (promised && !answers.promise) {
      change(old => ({ ...old, promise: promised }));
    }
  }, [promised, answers.promise, change]);

  return (
    <Section title={t('who.title')}>
      {groups?.refs.length === 0 ? (
        <Alert status="warning" icon title={t('who.ownerNone')} />
      ) : (
        <Select
          label={t('who.owner')}
          description={t(
            groups?.areOwn === false ? 'who.ownerOfAll' : 'who.ownerHint',
          )}
          isRequired
          options={(groups?.refs ?? []).map(ref => ({
            value: ref,
            label: groupName(ref),
          }))}
          value={spec.owner || null}
          onChange={owner =>
            change(old => ({ ...old, owner: String(owner ?? '') }))
          }
        />
      )}
      {spec.owner && <Findings findings={findingsAbout(findings, 'owner')} />}
      <Select
        label={t('who.promise')}
        description={t('who.promiseHint')}
        isRequired
        options={[
          ...PROMISES.map(promise => ({
            value: promise as string,
            label: t(`who.promises.${promise}`),
          })),
          ...promisedOtherwise(spec.promise),
        ]}
        value={spec.promise || null}
        onChange={promise =>
          change(old => ({ ...old, promise: String(promise) }))
        }
      />
      <Findings findings={findingsAbout(findings, 'promise')} />
      {schedule && <ScheduleNote schedule={schedule} />}
      <TextField
        label={t(
          needsDescription ? 'who.descriptionNeeded' : 'who.description',
        )}
        isRequired={needsDescription}
        value={spec.description ?? ''}
        onChange={description =>
          change(old => ({
            ...old,
            description:
              // Empty takes the description of a contract away; absent leaves it.
              description || (old.kind === 'contract' ? '' : undefined),
          }))
        }
      />
      <Findings findings={findingsAbout(findings, 'description')} />
    </Section>
  );
};
