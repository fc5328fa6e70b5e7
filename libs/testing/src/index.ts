export { aDay, aLine, amounts, anAccount, aProfile } from './builders';
export {
  awsFault,
  scriptedAws,
  type AwsCall,
  type AwsReply,
  type ScriptedAws,
} from './scripted-aws';
