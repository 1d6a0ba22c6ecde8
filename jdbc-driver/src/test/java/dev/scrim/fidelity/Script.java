package dev.scrim.fidelity;

import java.sql.Connection;

/** What an application does with a connection; it writes down all that it sees. */
interface Script {

  void play(Connection connection, Out out) throws Exception;
}
