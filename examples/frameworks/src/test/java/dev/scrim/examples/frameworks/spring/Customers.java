package dev.scrim.examples.frameworks.spring;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Spring Data JPA. */
interface Customers extends JpaRepository<Customer, Long> {

  /** What a list shows of a customer. */
  interface Line {

    String getFullName();

    String getEmail();
  }

  Page<Customer> findByRegionNot(String region, Pageable page);

  List<Line> findByEmailEndingWithOrderById(String end);

  boolean existsByNationalId(String nationalId);

  Stream<Customer> streamByRegion(String region);

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  Optional<Customer> findLockedById(Long id);

  @Modifying
  @Query("update Customer c set c.fullName = :name where c.id = :id")
  int rename(Long id, String name);

  @Query(
      nativeQuery = true,
      value = "SELECT region, count(*) FROM customers GROUP BY region ORDER BY region")
  List<Object[]> countByRegion();
}
