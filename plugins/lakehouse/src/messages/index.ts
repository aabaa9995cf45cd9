import { adminMessages } from './admin';
import { listMessages } from './list';
import { searchMessages } from './search';
import { sharedMessages } from './shared';
import { tableMessages } from './table';

/** The English texts, by the place where they are read. */
export const messages = {
  ...sharedMessages,
  admin: adminMessages,
  list: listMessages,
  search: searchMessages,
  table: tableMessages,
} as const;
