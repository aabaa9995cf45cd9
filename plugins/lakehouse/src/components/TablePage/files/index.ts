export { FilesTab as default } from './FilesTab';
