export { LineageTab as default } from './LineageTab';
