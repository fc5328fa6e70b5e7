export { aDay, aLine, amounts, anAccount, aProfile } from './builders';
