package dev.scrim.examples.frameworks.spring;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.PagingAndSortingRepository;

/** Spring Data JDBC, which asks the connection for its dialect. */
interface Orders extends CrudRepository<Order, Long>, PagingAndSortingRepository<Order, Long> {

  List<Order> findByStatusAndCustomerIdOrderById(String status, Long customerId);

  Page<Order> findByStatus(String status, Pageable page);
}
