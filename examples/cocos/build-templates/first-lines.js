// The first lines of the game.js that Creator builds, before the engine copies the platform's functions.
// ttminis-explain.js is game.js of the package, copied beside the built game.js.
require('./ttminis-explain.js').watch(TTMinis.game);
