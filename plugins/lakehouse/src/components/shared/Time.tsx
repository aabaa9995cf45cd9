import { useNow } from '../../hooks/useNow';
import { useTexts } from '../../hooks/useTexts';
import { formatDuration, formatExactTime } from '../../lib/units';

const JUST_NOW_MS = 45_000;

/** A time as its age, which moves by itself; exact time and zone on hover. */
export const RelativeTime = ({
  at,
  parts = 1,
}: {
  at: string | null | undefined;
  parts?: 1 | 2;
}) => {
  const t = useTexts();
  const now = useNow();
  if (!at) return <>–</>;
  const age = now - Date.parse(at);
  let text: string = t('time.ago', { age: formatDuration(age, parts) });
  if (Math.abs(age) < JUST_NOW_MS) text = t('time.justNow');
  else if (age < 0) text = t('time.in', { age: formatDuration(-age, parts) });
  return (
    <time dateTime={at} title={formatExactTime(at)}>
      {text}
    </time>
  );
};

/** A time in full, with the zone of the reader. */
export const ExactTime = ({ at }: { at: string }) => (
  <time dateTime={at} title={at}>
    {formatExactTime(at)}
  </time>
);
