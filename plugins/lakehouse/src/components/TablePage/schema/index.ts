export { SchemaTab as default } from './SchemaTab';
