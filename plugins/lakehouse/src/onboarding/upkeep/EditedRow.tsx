import { Link, Text } from '@backstage/ui';
import type { EditedFile } from '@lakehouse/backstage-plugin-lakehouse-common';
import { RiArrowDownSLine, RiArrowRightSLine } from '@remixicon/react';
import { useId } from 'react';
import { RelativeTime } from '../../components/shared';
import { useOnboardingTexts } from '../translation';
import { EditedContent } from './EditedContent';
import styles from './Upkeep.module.css';

/** A shape for each state, so that it can be told without colour. */
const MARKS: Record<EditedFile['state'], string> = {
  edited: '✎',
  deleted: '−',
  foreign: '◆',
  unwanted: '✎',
};

/** Who changed a file last, and when; its commit where the host has a page for it. */
export const LastChange = (props: {
  change: NonNullable<EditedFile['lastChange']>;
}) => {
  const { author, commit, at, url } = props.change;
  const t = useOnboardingTexts();
  const text = t('upkeep.edited.by', { author, commit: commit.slice(0, 8) });
  return (
    <>
      {url ? <Link href={url}>{text}</Link> : text} · <RelativeTime at={at} />
    </>
  );
};

/** One file; open, it shows what differs. */
export const EditedRow = (props: {
  file: EditedFile;
  isOpen: boolean;
  onToggle(isOpen: boolean): void;
}) => {
  const { file, isOpen, onToggle } = props;
  const t = useOnboardingTexts();
  const id = useId();
  const Arrow = isOpen ? RiArrowDownSLine : RiArrowRightSLine;
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => onToggle(!isOpen)}
      >
        <Arrow size={16} aria-hidden className={styles.arrow} />
        <span className={styles.path}>{file.path}</span>
        <span className={styles.state} data-state={file.state}>
          <span aria-hidden="true">{MARKS[file.state]}</span>{' '}
          {t(`upkeep.edited.states.${file.state}`)}
        </span>
      </button>
      {file.lastChange && !isOpen && (
        <Text as="p" color="secondary" className={styles.who}>
          <LastChange change={file.lastChange} />
        </Text>
      )}
      {isOpen && (
        <div id={id} className={styles.open}>
          <Text as="p" color="secondary">
            {file.reason}
          </Text>
          <EditedContent path={file.path} />
        </div>
      )}
    </li>
  );
};
