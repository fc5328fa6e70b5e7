// What ElectroDB gets in place of the SDK's library: filled by fill-commands.mjs.
module.exports = {};
