export { importDdl } from './importDdl';
