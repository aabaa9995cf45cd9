import { ConnectionAnswer } from './ConnectionAnswer';
import type { SectionProps } from './types';

/** Tables that are in the lakehouse already: a catalog and a namespace of it are chosen, and the registry says what is in them. */
export const TablesAnswer = (props: SectionProps) => (
  <ConnectionAnswer {...props} catalogs />
);
