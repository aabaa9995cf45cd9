export { SnapshotsTab as default } from './SnapshotsTab';
