import { formatBytes, formatCount } from '../../lib/units';

type Value = number | null | undefined;

/** A count with grouped digits; a dash when it is not known. */
export const Count = ({ value }: { value: Value }) => (
  <>{typeof value === 'number' ? formatCount(value) : '–'}</>
);

/** A size with a unit that reads well; the exact bytes on hover. */
export const Bytes = ({ value }: { value: Value }) =>
  typeof value === 'number' ? (
    <span title={`${formatCount(value)} B`}>{formatBytes(value)}</span>
  ) : (
    <>–</>
  );
