export { QueriesTab as default } from './QueriesTab';
