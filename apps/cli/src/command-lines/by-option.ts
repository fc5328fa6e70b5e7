import { Option } from 'commander';

export function byOption(): Option {
  return new Option('--by <name>', "who says so (default: the system's name of the user)");
}
