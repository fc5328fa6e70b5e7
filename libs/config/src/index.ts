export { alarmsSchema, type AlarmSettings, type AlarmTier } from './alarm-settings';
export { check, type NamePlace } from './check';
export { configFileName, parseConfigFile } from './config-file';
export { configSchema } from './config-schema';
export { deploymentSchema, type Deployment } from './deployment';
export { readEnvironment } from './environment';
export { configJsonSchema } from './json-schema';
export { settingsSchema, type SettingsLayer } from './settings-schema';
