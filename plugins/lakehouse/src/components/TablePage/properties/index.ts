export { PropertiesTab as default } from './PropertiesTab';
