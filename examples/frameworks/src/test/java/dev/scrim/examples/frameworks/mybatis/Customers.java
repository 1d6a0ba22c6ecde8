package dev.scrim.examples.frameworks.mybatis;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.session.RowBounds;

/** A mapper by annotations, with dynamic SQL in them. */
interface Customers {

  @Select("SELECT * FROM customers WHERE id = #{id}")
  Customer find(long id);

  @Select("SELECT * FROM customers ORDER BY id")
  List<Customer> page(RowBounds bounds);

  @Select(
      """
      <script>
        SELECT c.id, c.full_name, c.email FROM customers c
        <where>
          <if test="email != null">c.email LIKE #{email}</if>
          <if test="ids != null">
            AND c.id IN <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
          </if>
        </where>
        ORDER BY c.id
      </script>
      """)
  List<Map<String, Object>> search(@Param("email") String email, @Param("ids") List<Integer> ids);

  @Insert(
      "INSERT INTO customers (full_name, email, national_id, region)"
          + " VALUES (#{fullName}, #{email}, #{nationalId}, #{region})")
  @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
  int insert(Customer customer);

  @Update("UPDATE customers SET full_name = #{fullName}, email = #{email} WHERE id = #{id}")
  int update(Customer customer);

  @Delete("DELETE FROM customers WHERE id = #{id}")
  int delete(long id);
}
