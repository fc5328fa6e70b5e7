export { aDay, aLine, amounts, anAccount, aProfile } from './builders';
export { focusText } from './focus-text';
export {
  awsFault,
  scriptedAws,
  type AwsCall,
  type AwsReply,
  type ScriptedAws,
} from './scripted-aws';
