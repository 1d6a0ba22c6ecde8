package dev.scrim.examples.frameworks.mybatis;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Param;

/** A mapper whose SQL is in {@code Orders.xml}. */
interface Orders {

  List<Order> ofCustomer(@Param("customer") long customer, @Param("status") String status);

  /** The key comes back without being named. */
  int insert(Order order);

  int insertAll(@Param("orders") List<Order> orders);

  int change(Order order);

  int deleteWithStatus(String status);

  Map<String, Object> withCustomer(long id);
}
