// The first lines of the game.js that the build writes, before Unity's loader.
// ttminis-explain.js is game.js of the package, copied beside the built game.js.
require('./ttminis-explain.js').watch(TTMinis.game);
