import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { ConnectionReader } from './ConnectionReader';

/** The connections that somebody may see. Routes and actions are given no others, so none of them can forget to ask. */
export type ConnectionsOf = (
  credentials: BackstageCredentials,
) => Promise<ConnectionReader>;

/**
 * Decides by the ownership of the user whom a request is for, also when a task of the scaffolder makes it. A service that asks for nobody
 * belongs to no group, and sees what everybody sees.
 */
export function connectionsOf(
  reader: ConnectionReader,
  auth: AuthService,
  userInfo: UserInfoService,
): ConnectionsOf {
  return async credentials => {
    if (!reader.isRestricted) return reader;
    if (!auth.isPrincipal(credentials, 'user')) return reader.seenBy(new Set());
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    return reader.seenBy(
      new Set(ownershipEntityRefs.map(ref => ref.toLowerCase())),
    );
  };
}
